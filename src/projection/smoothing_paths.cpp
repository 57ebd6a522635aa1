#include "groups.hpp"

namespace milepost::projection {

void carry_on(const SimpleSmoothing& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const Holt& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const DampedTrend& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }

}  // namespace milepost::projection
