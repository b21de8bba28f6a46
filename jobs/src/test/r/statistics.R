# Makes the cases of jobs/src/test/resources/statistics: figures as given, and what R makes of them.
# From the root of the project:  Rscript jobs/src/test/r/statistics.R     (Debian: r-base-core, r-cran-survival)
library(survival)

ROOT <- "jobs/src/test/resources/statistics"
WITHIN <- 1e-9 # a quantile is reached within this

# Numbers with every digit of a double; nothing for what is not there.
cell <- function(x) {
  if (is.logical(x)) return(ifelse(is.na(x), "", ifelse(x, "true", "false")))
  if (is.character(x)) return(ifelse(is.na(x), "", x))
  ifelse(is.na(x), "", ifelse(x == round(x) & abs(x) < 1e15, sprintf("%.0f", x), sprintf("%.17g", x)))
}

put <- function(folder, file, rows) {
  dir.create(file.path(ROOT, folder), recursive = TRUE, showWarnings = FALSE)
  lines <- c(paste(names(rows), collapse = ","))
  if (nrow(rows) > 0) lines <- c(lines, do.call(paste, c(lapply(rows, cell), sep = ",")))
  writeLines(lines, file.path(ROOT, folder, file))
}

unlink(file.path(ROOT, c("_common", "response", "satisfaction", "scorecard")), recursive = TRUE)
put("_common", "given_periods.csv", data.frame(
  period = "month", period_start = "2024-03-01", period_end = "2024-03-31", complete = TRUE, days_elapsed = 31))
put("_common", "given_policies.csv", data.frame(small_cells = 0))
put("_common", "given_unit_paths.csv", data.frame(
  unit_code = "top", unit_name = "Top county", unit_level = "county", path = "top"))

# --- Kaplan-Meier quantiles of gold.response, and Greenwood limits of the median on the log-log scale.
# survfit gives the curve and its limits. Where they first are at or below 1 - p is read off here: R's own quantile()
# averages two times where the curve is flat at exactly 1 - p, the contract takes the first.
reached <- function(time, curve, p) {
  at <- time[!is.na(curve) & curve <= 1 - p + WITHIN]
  if (length(at) == 0) NA_real_ else min(at)
}

km <- function(name, hours, resolved) {
  folder <- file.path("response/response", paste0("km_", name))
  put(folder, "given_issue_lifecycle.csv", data.frame(
    issue_id = sprintf("i%d", seq_along(hours)), resolve_hours = hours, resolve_observed = resolved))
  if (length(hours) == 0) {
    limits <- data.frame(p50 = NA_real_, low = NA_real_, high = NA_real_, p90 = NA_real_)
  } else {
    fit <- survfit(Surv(hours, resolved) ~ 1, conf.type = "log-log", conf.int = 0.95)
    inside <- fit$surv > 0 & fit$surv < 1 # no variance elsewhere
    limits <- data.frame(
      p50 = reached(fit$time, fit$surv, 0.5),
      low = reached(fit$time[inside], fit$lower[inside], 0.5),
      high = reached(fit$time[inside], fit$upper[inside], 0.5),
      p90 = reached(fit$time, fit$surv, 0.9))
  }
  put(folder, "expected.csv", data.frame(
    resolve_km_p50_hours = limits$p50, resolve_km_p50_low_hours = limits$low,
    resolve_km_p50_high_hours = limits$high, resolve_km_p90_hours = limits$p90))
}

km("none", numeric(0), logical(0))
km("one_resolved", 7, TRUE)
km("one_censored", 7, FALSE)
km("two_resolved", c(3, 9), c(TRUE, TRUE))
km("all_tied", rep(24, 5), rep(TRUE, 5))
km("all_tied_but_the_last_censored", rep(24, 6), c(rep(TRUE, 5), FALSE))
km("all_censored", c(1, 2, 2, 5, 8, 13), rep(FALSE, 6))
km("flat_at_a_half", 1:4, rep(TRUE, 4))
km("censored_before_the_first_event", c(1, 2, 3, 4, 5, 6, 7, 8), c(FALSE, FALSE, rep(TRUE, 6)))
km("ties_and_censorings", c(2, 2, 2, 5, 5, 8, 8, 8, 13, 21), c(TRUE, TRUE, FALSE, TRUE, FALSE, TRUE, TRUE, TRUE, FALSE, TRUE))
km("upper_limit_not_reached", c(1, 2, 3, 4, 5, 6, 9, 9), c(TRUE, TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE))
set.seed(17)
drawn <- function(n, step, censored) {
  list(hours = step * ceiling(rexp(n, 1 / 60) / step), resolved = runif(n) >= censored)
}
for (n in c(12, 40, 300)) {
  few <- drawn(n, 0.25, 0.3)
  km(sprintf("%d_drawn", n), few$hours, few$resolved)
  tied <- drawn(n, 24, 0.3)
  km(sprintf("%d_drawn_with_ties", n), tied$hours, tied$resolved)
}

# --- Wilson's interval of gold.satisfaction: prop.test without continuity correction, at the contract's z.
wilson <- function(satisfied, rated) {
  folder <- file.path("satisfaction/satisfaction", sprintf("wilson_%d_of_%d", satisfied, rated))
  put(folder, "given_surveys.csv", data.frame(
    survey_id = sprintf("s%d", seq_len(rated)), household_id = rep("h1", rated),
    rating = rep(c("satisfied", "dissatisfied"), c(satisfied, rated - satisfied))))
  limits <- if (rated == 0) c(NA_real_, NA_real_) else suppressWarnings(
    prop.test(satisfied, rated, conf.level = 2 * pnorm(1.959964) - 1, correct = FALSE)$conf.int)
  put(folder, "expected.csv", data.frame(
    rated = rated, satisfaction_rate = if (rated == 0) NA_real_ else satisfied / rated,
    satisfaction_low = limits[1], satisfaction_high = limits[2]))
}
put("_common", "given_households.csv", data.frame(household_id = "h1"))
put("_common", "given_household_versions.csv", data.frame(household_id = "h1"))
wilson(0, 0); wilson(0, 1); wilson(1, 1); wilson(0, 5); wilson(5, 5); wilson(3, 7); wilson(20, 23); wilson(271, 300)

# --- Poisson tails of gold.common_issues: P(X >= raised), the mean that of three months before.
poisson <- function(name, before, raised) {
  folder <- file.path("response/common_issues", name)
  starts <- c("2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01")
  starts <- tail(starts, ncol(before) + 1)
  category <- sprintf("c%02d", seq_along(raised))
  counts <- cbind(before, raised)
  put(folder, "given_gold_response.csv", rbind(
    data.frame(period_start = starts, category = "all", raised = colSums(counts)),
    data.frame(period_start = rep(starts, each = length(raised)), category = category, raised = c(counts))))
  expected <- if (ncol(before) < 3) rep(NA_real_, length(raised)) else rowSums(before) / ncol(before)
  p <- ppois(raised - 1, expected, lower.tail = FALSE)
  p <- ifelse(is.na(expected) | raised < 3 | raised <= expected, NA_real_, p)
  put(folder, "expected.csv", data.frame(
    category = category, raised = raised, expected = expected, surge_tail = p,
    surge = ifelse(is.na(expected), NA, !is.na(p) & p < 0.001)))
}
means <- rbind(c(0, 0, 1), c(1, 1, 1), c(2, 0, 5), c(7, 7, 7), c(20, 15, 16), c(100, 101, 102), c(4000, 3999, 4100), c(97000, 96000, 98000))
least <- apply(means, 1, function(m) { # the fewest that are a surge
  k <- 3
  while (ppois(k - 1, mean(m), lower.tail = FALSE) >= 0.001) k <- k + 1
  k
})
poisson("poisson_just_a_surge", means, least)
poisson("poisson_one_fewer", means, least - 1)
poisson("poisson_just_above_the_mean", means[3:8, ], floor(rowMeans(means[3:8, ])) + 1)
poisson("poisson_far_above_the_mean", means, c(40, 40, 60, 90, 200, 500, 9000, 1e5))
poisson("poisson_no_more_than_the_mean", rbind(c(3, 3, 3), c(5, 6, 7), c(100, 100, 100)), c(3, 4, 99))
poisson("poisson_nothing_before", rbind(c(0, 0, 0), c(0, 0, 0)), c(2, 3))
poisson("poisson_two_months_before", rbind(c(1, 1), c(0, 0)), c(9, 3))

# --- Binomial funnel and shrinkage of gold.scorecard, p of all units of the level together.
funnel <- function(name, on_time, due) {
  folder <- file.path("scorecard/scorecard", paste0("funnel_", name))
  unit <- sprintf("v%03d", seq_along(due))
  put(folder, "given_unit_paths.csv", data.frame(
    unit_code = c("top", unit), unit_level = c("county", rep("community", length(unit))),
    path = c("top", paste0(unit, ";top"))))
  put(folder, "given_gold_coverage.csv", data.frame(unit_code = unit))
  put(folder, "given_gold_satisfaction.csv", data.frame(unit_code = unit))
  put(folder, "given_gold_response.csv", data.frame(
    unit_code = unit, due = due, resolved_on_time = on_time, on_time_rate = ifelse(due == 0, NA_real_, on_time / due)))
  p <- if (sum(due) == 0) NA_real_ else sum(on_time) / sum(due)
  below <- on_time <= due * p
  tail <- ifelse(below, pbinom(on_time, due, p), pbinom(on_time - 1, due, p, lower.tail = FALSE))
  tail[due == 0] <- NA_real_
  place <- ifelse(tail >= 0.025, "within", paste0(ifelse(below, "below", "above"), ifelse(tail < 0.0005, "_99_9", "_95")))
  put(folder, "expected.csv", data.frame(
    unit_code = unit, level_on_time_rate = p, on_time_shrunk = (on_time + 20 * p) / (due + 20),
    funnel_tail = tail, funnel = place))
}
funnel("every_result_of_sixty", c(0:60, 9000), c(rep(60, 61), 10000))
funnel("small_units", c(0, 0, 1, 0, 1, 2, 3, 5, 4, 17, 9), c(0, 1, 1, 2, 2, 2, 3, 5, 5, 20, 20))
funnel("large_units", c(84500, 85300, 8700, 8300, 43, 9), c(1e5, 1e5, 10000, 10000, 50, 20))
funnel("rarely_on_time", c(0, 4, 12, 30, 25), c(3000, 3000, 3000, 3000, 1e5))
funnel("nearly_always_on_time", c(3000, 2996, 2988, 2970, 99975), c(3000, 3000, 3000, 3000, 1e5))
funnel("all_on_time", c(1, 30, 0), c(1, 30, 0))
funnel("none_on_time", c(0, 0, 0), c(1, 30, 0))
funnel("nothing_due", c(0, 0), c(0, 0))
funnel("one_unit", 7, 9)

writeLines(c(
  "part,version",
  sprintf("R,%s", paste(R.version$major, R.version$minor, sep = ".")),
  sprintf("survival,%s", packageVersion("survival"))), file.path(ROOT, "versions.csv"))
