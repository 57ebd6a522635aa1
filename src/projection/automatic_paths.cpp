#include "groups.hpp"

namespace milepost::projection {

void carry_on(const Automatic& model, const HistoryGroup& group) { detail::carry_group_on(model, group); }

}  // namespace milepost::projection
