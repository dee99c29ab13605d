package lepton.serving;

import java.util.List;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Span;

/// What serving takes, accelerators alone: no host, no cooling, no waiting for requests.
///
/// @param perOutputToken all energy, of prompts too, over the tokens that were generated
/// @param perInputToken what a prompt token adds to a step: its arithmetic
/// @param perDecodedToken the rest, over the tokens that were generated
/// @param perRequest of a mean request
/// @param secondsPerToken between two tokens of one answer
/// @param firstToken from a request's start to its first token, none waiting before it
/// @param request from a request's start to its last token
/// @param outputTokensPerSecond of all accelerators together
/// @param power mean of one accelerator
/// @param overheadShare of a step's time: starting layers, quantizing, scheduling
/// @param memoryShare of a step's time
/// @param computeShare of a step's time
/// @param logSigma standard deviation of the natural logarithm of the energies
/// @param notes where the case leaves what was measured, in words
public record ServingUse(
    Energy perOutputToken,
    Energy perInputToken,
    Energy perDecodedToken,
    Energy perRequest,
    Span secondsPerToken,
    Span firstToken,
    Span request,
    double outputTokensPerSecond,
    Power power,
    double overheadShare,
    double memoryShare,
    double computeShare,
    double logSigma,
    List<String> notes) {

  public ServingUse {
    notes = List.copyOf(notes);
  }
}
