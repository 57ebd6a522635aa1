#include "groups.hpp"

namespace milepost::projection {

void carry_on(const LogisticGrowth& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const GompertzGrowth& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }

}  // namespace milepost::projection
