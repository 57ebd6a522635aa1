#include "groups.hpp"

namespace milepost::projection {

void carry_on(const Theta& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const OptimisedTheta& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const BoxCoxTheta& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const DynamicTheta& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }

}  // namespace milepost::projection
