package lepton.energy;

import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Span;

/// How fast requests are answered, and what the accelerators use for it; levers have acted.
///
/// @param firstToken from a request's start to its first token, none waiting before it
/// @param token between two tokens of an answer
/// @param request from a request's start to its last token
/// @param batch sequences that all accelerators together have in hand, on average
/// @param idle share of the time allotted that the accelerators are without work, in [0, 1)
/// @param tokensPerSecond output of all accelerators together, on average
/// @param power mean of one accelerator at work
/// @param perToken energy of the accelerators at work for one output token, prompts included
/// @param requests that there are
public record ServingLatency(
    Span firstToken,
    Span token,
    Span request,
    double batch,
    double idle,
    double tokensPerSecond,
    Power power,
    Energy perToken,
    double requests) {}
