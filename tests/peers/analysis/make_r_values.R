# Makes the R side of the stored peer values: Rscript make_r_values.R   (base R only; run in this folder)
# Writes areas.csv, districts.csv, small_areas.csv (made-up data) and values_r.csv (quantity, case, value), versions_r.txt.
options(digits = 17)
rows <- list()
say <- function(quantity, case, value) rows[[length(rows) + 1]] <<- data.frame(quantity, case = as.character(case), value = sprintf("%.17g", value))

# Normal quantiles
for (p in c(1e-300, 1e-12, 0.001, 0.025, 0.25, 0.5, 0.9, 0.975, 0.999, 1 - 1e-9)) say("qnorm", sprintf("%.17g", p), qnorm(p))

# Wilson limits: prop.test without continuity correction
for (case in list(c(0, 10), c(1, 10), c(5, 10), c(10, 10), c(847, 1100), c(532, 657), c(3, 100000))) {
  for (level in c(0.90, 0.95, 0.99)) {
    limits <- suppressWarnings(prop.test(case[1], case[2], conf.level = level, correct = FALSE))$conf.int
    name <- sprintf("%g of %g at %g", case[1], case[2], level)
    say("wilson lower", name, limits[1]); say("wilson upper", name, limits[2])
  }
}

# A made-up table of areas by measures, some missing, with ties
set.seed(2009)
areas <- data.frame(a = rnorm(40), b = rexp(40), c = round(runif(40), 1), d = rpois(40, 3), e = rnorm(40, 100, 15))
areas$b[c(3, 17)] <- NA; areas$d[8] <- NA; areas$e[c(8, 30)] <- NA
write.csv(areas, "areas.csv", row.names = FALSE, na = "")
areas <- read.csv("areas.csv")

for (measure in names(areas)) {
  x <- areas[[measure]]
  for (q in c(0, 0.05, 0.25, 0.3, 0.5, 0.9, 1)) say("quantile type 5", sprintf("%s %g", measure, q), quantile(x, q, type = 5, na.rm = TRUE))
  share <- (rank(x, ties.method = "average", na.last = "keep") - 0.5) / sum(!is.na(x))
  for (i in which(!is.na(share))) say("mid-rank share", sprintf("%s %d", measure, i), share[i])
}
z <- scale(areas)
for (i in c(2, 8, 17)) for (measure in names(areas)) if (!is.na(z[i, measure])) say("z", sprintf("%s %d", measure, i), z[i, measure])
d <- as.matrix(dist(z))
for (i in 2:40) say("distance from area 1", i, d[1, i])

# A made-up outcome by group: eta squared and group means from aov
districts <- data.frame(group = rep(0:3, c(9, 14, 20, 17)))
districts$outcome <- c(0.72, 0.76, 0.80, 0.83)[districts$group + 1] + rnorm(60, 0, 0.05)
write.csv(districts, "districts.csv", row.names = FALSE)
districts <- read.csv("districts.csv")
table <- summary(aov(outcome ~ factor(group), districts))[[1]]
say("eta squared", "districts", table[1, "Sum Sq"] / sum(table[, "Sum Sq"]))
for (g in 0:3) say("group mean", g, mean(districts$outcome[districts$group == g]))

# Counts by small area, and the dissimilarity expected if everyone were placed by chance, from the binomial itself
everyone <- 1200 + rpois(60, 300); share <- plogis(rnorm(60, -2, 1.2))
small <- data.frame(everyone, group = rbinom(60, everyone, share)); small$third <- rbinom(60, everyone - small$group, 0.1)
write.csv(small, "small_areas.csv", row.names = FALSE)
deviation <- function(n, p) sum(abs(0:n - n * p) * dbinom(0:n, n, p))
for (column in c("group", "third")) {
  p <- sum(small[[column]]) / sum(small$everyone)
  expected <- sum(sapply(small$everyone, deviation, p = p)) / (2 * sum(small$everyone) * p * (1 - p))
  say("expected dissimilarity", column, expected)
}

write.csv(do.call(rbind, rows), "values_r.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("platform", R.version$platform)), "versions_r.txt")
