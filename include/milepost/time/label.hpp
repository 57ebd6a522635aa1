// Labels of periods as statistical tables write them, as points on the library's clock.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/time/period.hpp"

namespace milepost {

/// Where each label stands: position_in_years at the close of its period, so that 2015 is 2016.0; NaN for a label that
/// cannot be read. Reads what parse_period reads ("2015", "2015-Q2", "2015-03", "2015-03-01", "2015年3月"), "2015.0", and
/// several years, of which the first counts: "2014-2016", "2014-16", "2014/15".
///
/// 2010/11 may be a November and may be two years. It is two years if in every such label of the list (year/two digits)
/// the second number is the year after the first.
std::vector<double> positions_of_labels(const std::vector<std::string>& labels);

}  // namespace milepost
