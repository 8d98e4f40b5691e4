#include "sagewatch/trace/hop.hpp"

namespace sagewatch::trace {

Mark mark_of(iam::Outcome outcome) {
  switch (outcome) {
    case iam::Outcome::allowed:
      return Mark::passed;
    case iam::Outcome::undecided:
      return Mark::undecided;
    case iam::Outcome::explicitly_denied:
    case iam::Outcome::implicitly_denied:
      break;
  }
  return Mark::stopped;
}

}  // namespace sagewatch::trace
