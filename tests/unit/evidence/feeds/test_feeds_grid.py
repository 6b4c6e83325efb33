"""Grid metres to degrees, against values that others worked out."""

import numpy as np
import pytest

from welltogether.evidence.feeds.points.grid import degrees_of_grid

FIVE_METRES = 5e-5  # degrees, about; the transformation itself is right to five metres


@pytest.mark.parametrize(
    ("easting", "northing", "lon", "lat"),
    [
        (514600, 206900, -0.341337, 51.749084),  # AL1 1AA in the ONS Postcode Directory, May 2018
        (385386, 801193, -2.242858, 57.101459),  # AB1 0AA in the ONS Postcode Directory, November 2025
        (517328, 206823, -0.301865, 51.747828),  # AL1 1AB in the same
    ],
)
def test_postcodes_lie_where_the_directory_says(easting: float, northing: float, lon: float, lat: float) -> None:
    found_lon, found_lat = degrees_of_grid(np.array([easting]), np.array([northing]))
    assert found_lon[0] == pytest.approx(lon, abs=FIVE_METRES)
    assert found_lat[0] == pytest.approx(lat, abs=FIVE_METRES)


def test_the_true_origin_lies_on_its_meridian() -> None:
    lon, lat = degrees_of_grid(np.array([400000.0]), np.array([-100000.0]))
    assert lon[0] == pytest.approx(-2, abs=2e-3)  # the two ellipsoids differ by up to about 100 m
    assert lat[0] == pytest.approx(49, abs=2e-3)


def test_north_is_up_and_east_is_right() -> None:
    lon, lat = degrees_of_grid(np.array([400000.0, 500000, 400000]), np.array([300000.0, 300000, 400000]))
    assert lon[1] > lon[0] == pytest.approx(lon[2], abs=1e-3)
    assert lat[2] > lat[0]
