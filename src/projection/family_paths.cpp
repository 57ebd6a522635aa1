#include "groups.hpp"

namespace milepost::projection {

void carry_on(const ExponentialFamily& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const ComplexSmoothing& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }

}  // namespace milepost::projection
