# survival.R DIRECTORY: what R's survival package says of the tables in it (spells.csv, jobs.csv, cases.csv, risk.csv).
library(survival)
directory <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(directory, name), na.strings = "")
passed <- 0
failed <- 0
check <- function(what, well) {
    if (isTRUE(well)) passed <<- passed + 1 else { failed <<- failed + 1; cat("FAILED:", what, "\n") }
}
same <- function(what, a, b) check(what, length(a) == length(b) && length(a) > 0 && max(abs(a - b)) < 1e-9)

# Spells: no fault of any kind.
spells <- read("spells.csv")
states <- c("open", "trial", "waiting", "employed", "paused", "ended", "withdrawn")
spells$to <- factor(spells$to_state, c("censored", states))
spells$at <- factor(spells$state, states)
found <- survcheck(Surv(tstart, tstop, to) ~ 1, data = spells, id = case_id, istate = at)
print(found$transitions)
cat("spells:", nrow(spells), "cases:", length(unique(spells$case_id)), "\n")
for (flag in c("overlap", "gap", "jump", "teleport", "duplicate")) {
    cat(flag, found$flag[[flag]], "\n")
    check(paste("survcheck:", flag), found$flag[[flag]] == 0)
}
check("survcheck knows these faults", all(names(found$flag) %in% c("overlap", "gap", "jump", "teleport", "duplicate")))
check("every state is there", all(table(spells$at) > 0))
# A control that must fail: one spell moved by a day.
broken <- spells
row <- which(spells$spell_no == 2)[1]
broken$tstart[row] <- broken$tstart[row] + 1
check("survcheck finds a gap that was made", survcheck(Surv(tstart, tstop, to) ~ 1, data = broken, id = case_id, istate = at)$flag[["gap"]] > 0)
cat("aalen-johansen over spells runs:", class(survfit(Surv(tstart, tstop, to) ~ 1, data = spells, id = case_id, istate = at))[1], "\n")

# Kaplan-Meier: from rows and from counts.
jobs <- read("jobs.csv")
risk <- read("risk.csv")
tenure <- risk[risk$clock == "tenure", ]
rows <- survfit(Surv(tenure_days, ended) ~ 1, data = jobs)
counts <- survfit(Surv(t, cause) ~ 1, data = tenure, weights = n)
same("times of jobs and risk", rows$time, counts$time)
same("KM from jobs and from risk", rows$surv, counts$surv)
same("standard errors", rows$std.err, counts$std.err)
cat("jobs:", nrow(jobs), "rows of risk:", nrow(tenure), "largest difference:", max(abs(rows$surv - counts$surv)), "\n")

# Cumulative incidence of being hired, from cases and from risk.
cases <- read("cases.csv")
hire <- risk[risk$clock == "hire", ]
causes <- c("censored", "hired", "withdrew", "other")
rows <- survfit(Surv(t_hire_days, factor(t_hire_cause, 0:3, causes)) ~ 1, data = cases)
counts <- survfit(Surv(t, factor(cause, 0:3, causes)) ~ 1, data = hire, weights = n)
same("cumulative incidence from cases and from risk", rows$pstate, counts$pstate)

# A window's answer and the curve: of jobs observed for the whole window, the share kept is what S(t) says of just those.
kept <- jobs[!is.na(jobs$ret_12m), ]
check("some are kept, some are not, some cannot be observed", all(c(0, 1) %in% kept$ret_12m) && nrow(kept) < nrow(jobs))
days <- as.numeric(as.Date(kept$start_on) - as.Date("1970-01-01"))
later <- as.Date(vapply(seq_along(days), function(i) {
    start <- as.POSIXlt(as.Date(kept$start_on[i]))
    last <- as.POSIXlt(as.Date(sprintf("%04d-%02d-01", start$year + 1901, start$mon + 1)))
    days_in_month <- as.numeric(as.Date(seq(as.Date(last), by = "month", length.out = 2)[2]) - as.Date(last))
    as.numeric(as.Date(last)) + min(start$mday, days_in_month) - 1
}, 0), origin = "1970-01-01")
check("ret_12m is a tenure of the whole window", all((kept$tenure_days >= as.numeric(later - as.Date(kept$start_on))) == (kept$ret_12m == 1)))

# Beside the right numbers, the naive ones.
naive <- mean(ifelse(is.na(jobs$ret_12m), 0, jobs$ret_12m))
km <- summary(survfit(Surv(tenure_days, ended) ~ 1, data = jobs), times = 365)$surv
one_km <- 1 - summary(survfit(Surv(t_hire_days, t_hire_cause == 1) ~ 1, data = cases), times = 364)$surv
cif <- summary(survfit(Surv(t_hire_days, factor(t_hire_cause, 0:3, causes)) ~ 1, data = cases), times = 364)$pstate[, 2]
numbers <- sprintf("%.1f", 100 * c(naive, mean(kept$ret_12m), km, one_km, cif, mean(cases$hired_365d, na.rm = TRUE)))
names(numbers) <- c("ret_12m_naive", "ret_12m", "ret_12m_km", "hired_365d_one_minus_km", "hired_365d_cif", "hired_365d")
writeLines(paste(names(numbers), numbers), file.path(directory, "numbers.txt"))
print(numbers, quote = FALSE)
check("the naive share kept is too low", naive < km)
check("1 - KM is too high", one_km > cif)

cat(passed, "passed,", failed, "failed\n")
quit(status = failed > 0)
