"""British National Grid metres → longitude and latitude."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_AIRY = (6377563.396, 6356256.909)
_WGS84 = (6378137.0, 6356752.3141)
_SCALE, _LAT0, _LON0, _EAST0, _NORTH0 = 0.9996012717, np.radians(49.0), np.radians(-2.0), 400000.0, -100000.0
_MOVE = (446.448, -125.157, 542.060)
_TURN = tuple(np.radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
_STRETCH = -20.4894e-6


def degrees_of_grid(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Longitude and latitude (WGS84, degrees), right to about five metres.

    Source: Ordnance Survey, “A guide to coordinate systems in Great Britain”, sections 6.6, annexes B and C (transverse
    Mercator inverse on the Airy ellipsoid; seven-parameter Helmert transformation).
    """
    lat, lon = _airy_degrees(easting, northing)
    x, y, z = _to_space(lat, lon, _AIRY)
    rx, ry, rz = _TURN
    moved = (
        _MOVE[0] + (1 + _STRETCH) * x - rz * y + ry * z,
        _MOVE[1] + rz * x + (1 + _STRETCH) * y - rx * z,
        _MOVE[2] - ry * x + rx * y + (1 + _STRETCH) * z,
    )
    lat, lon = _from_space(*moved, _WGS84)
    return np.degrees(lon), np.degrees(lat)


def _airy_degrees(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    a, b = _AIRY
    e2 = 1 - (b / a) ** 2
    lat = np.full(np.shape(easting), _LAT0)
    for _ in range(12):
        lat = lat + (northing - _NORTH0 - _meridian(lat)) / (a * _SCALE)
    sin2, tan, sec = np.sin(lat) ** 2, np.tan(lat), 1 / np.cos(lat)
    nu = a * _SCALE / np.sqrt(1 - e2 * sin2)
    rho = a * _SCALE * (1 - e2) / (1 - e2 * sin2) ** 1.5
    eta2 = nu / rho - 1
    de = easting - _EAST0
    vii = tan / (2 * rho * nu)
    viii = tan / (24 * rho * nu**3) * (5 + 3 * tan**2 + eta2 - 9 * tan**2 * eta2)
    ix = tan / (720 * rho * nu**5) * (61 + 90 * tan**2 + 45 * tan**4)
    x = sec / nu
    xi = sec / (6 * nu**3) * (nu / rho + 2 * tan**2)
    xii = sec / (120 * nu**5) * (5 + 28 * tan**2 + 24 * tan**4)
    xiia = sec / (5040 * nu**7) * (61 + 662 * tan**2 + 1320 * tan**4 + 720 * tan**6)
    lat = lat - vii * de**2 + viii * de**4 - ix * de**6
    return lat, _LON0 + x * de - xi * de**3 + xii * de**5 - xiia * de**7


def _meridian(lat: Floats) -> Floats:
    """Length of the meridian from the true origin to a latitude."""
    a, b = _AIRY
    n = (a - b) / (a + b)
    down, up = lat - _LAT0, lat + _LAT0
    terms = (
        (1 + n + 1.25 * n**2 + 1.25 * n**3) * down
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(down) * np.cos(up)
        + (15 / 8) * (n**2 + n**3) * np.sin(2 * down) * np.cos(2 * up)
        - (35 / 24) * n**3 * np.sin(3 * down) * np.cos(3 * up)
    )
    return np.asarray(b * _SCALE * terms, np.float64)


def _to_space(lat: Floats, lon: Floats, ellipsoid: tuple[float, float]) -> tuple[Floats, Floats, Floats]:
    a, b = ellipsoid
    e2 = 1 - (b / a) ** 2
    nu = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    return nu * np.cos(lat) * np.cos(lon), nu * np.cos(lat) * np.sin(lon), (1 - e2) * nu * np.sin(lat)


def _from_space(x: Floats, y: Floats, z: Floats, ellipsoid: tuple[float, float]) -> tuple[Floats, Floats]:
    a, b = ellipsoid
    e2 = 1 - (b / a) ** 2
    p = np.hypot(x, y)
    lat = np.arctan2(z, p * (1 - e2))
    for _ in range(8):
        nu = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
        lat = np.arctan2(z + e2 * nu * np.sin(lat), p)
    return lat, np.arctan2(y, x)
