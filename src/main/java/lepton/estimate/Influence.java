package lepton.estimate;

/// How much an uncertain input moves a figure.
///
/// @param key the input's key
/// @param first share of the figure's variance that the input accounts for by itself
/// @param total the same with its interactions
/// @param firstError standard error of `first`
/// @param totalError standard error of `total`
/// @param low the figure with the input at its 5th percentile and all others at their expected
///     values, in base units
/// @param high the same at its 95th percentile
public record Influence(
    String key,
    double first,
    double total,
    double firstError,
    double totalError,
    double low,
    double high) {}
