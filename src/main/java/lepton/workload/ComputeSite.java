package lepton.workload;

import java.time.ZoneId;
import java.util.Optional;
import lepton.text.Place;

/// A site that jobs may be placed at, as a file of sites describes it.
///
/// @param place where it is written
/// @param site its grid and PUE
/// @param gpus that it has; absent where they are not counted
/// @param watts of IT equipment that it can take; absent where that has no limit
/// @param network the energy of moving data to it; absent where nobody said
/// @param zone in which its times are shown
public record ComputeSite(
    String name,
    Place place,
    Site site,
    Optional<Input> gpus,
    Optional<Input> watts,
    Optional<Input> network,
    Optional<ZoneId> zone) {}
