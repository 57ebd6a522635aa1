#include "milepost/assessment/verdict_columns.hpp"

namespace milepost::detail {

// Compiled once for all who link the library, at each width.
template void loop_of_two<PartRating>(const PartRating&);
#if defined(__x86_64__)
template void loop_of_four<PartRating>(const PartRating&);
template void loop_of_eight<PartRating>(const PartRating&);
#endif

}  // namespace milepost::detail
