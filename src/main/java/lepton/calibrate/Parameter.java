package lepton.calibrate;

import java.util.Optional;

/// A figure that recordings gave.
///
/// @param key as `--field` names it: `utilization.training`
/// @param subject id of the accelerator that it is of, or what else it is of
/// @param unit `1` for a bare number
/// @param interval holds the true value with 95 %, given the model; absent where a single
///     observation says nothing of it
/// @param further P10 to P90 of what a further run would show; absent for parameters of a curve
/// @param assumed whether `further` rests on an assumed scatter, as one observation shows none
/// @param n observations
/// @param basis what was observed and how, in words
public record Parameter(
    String key,
    String subject,
    double value,
    String unit,
    Optional<Interval> interval,
    Optional<Interval> further,
    boolean assumed,
    int n,
    String basis) {}
