#include "groups.hpp"

namespace milepost::projection {

void carry_on(const Naive& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const MeanOfAll& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const Drift& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const LogDrift& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const LinearTrend& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }
void carry_on(const TheilSen& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }

}  // namespace milepost::projection
