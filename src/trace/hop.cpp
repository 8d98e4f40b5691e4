#include "sagewatch/trace/hop.hpp"

namespace sagewatch::trace {

HopOutcome outcome_of(iam::Outcome outcome) {
  switch (outcome) {
    case iam::Outcome::allowed:
      return HopOutcome::passed;
    case iam::Outcome::undecided:
      return HopOutcome::undecided;
    case iam::Outcome::explicitly_denied:
    case iam::Outcome::implicitly_denied:
    case iam::Outcome::invalid:
      break;
  }
  return HopOutcome::stopped;
}

}  // namespace sagewatch::trace
