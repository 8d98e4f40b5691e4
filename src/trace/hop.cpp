#include "sagewatch/trace/hop.hpp"

namespace sagewatch::trace {

Mark mark_of(policy::Outcome outcome) {
  switch (outcome) {
    case policy::Outcome::allowed:
      return Mark::passed;
    case policy::Outcome::undecided:
      return Mark::undecided;
    case policy::Outcome::explicitly_denied:
    case policy::Outcome::implicitly_denied:
      break;
  }
  return Mark::stopped;
}

}  // namespace sagewatch::trace
