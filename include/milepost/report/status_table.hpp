// A scorecard as aligned text for a terminal or a letter.
#pragma once

#include <string>
#include <vector>

#include "milepost/aggregation/groups.hpp"

namespace milepost {

/// How a table is drawn. Status is always shape and word; colour only adds to them.
struct TableOptions {
  Language language{Language::zh};
  int width{100};      ///< columns of the screen, held within 80 and 140; a Chinese character takes two
  bool colour{false};  ///< 256 colours of ANSI terminals
};

/// The scorecard of a plan: its title, the as-of day and the method; a row for each mention by section and task, with the
/// latest figure and what was owed at its date, or today where there is no figure to compare; then the counts.
///
/// The counts are those of roll_up: distinct commitments by status and by strength, must first; shares over all and over the
/// assessed; reasons and marks apart; what is counted once, listed for confirmation; what left the plan. Deliverables follow, counted apart, those with a class by name. Lines end in "\n",
/// none is wider than the width.
std::string status_table(const Plan& plan, const Scorecard& card, const TableOptions& options = {});

/// One line a group (see groups.hpp): its light, which is its worst assessed target, the number of its targets and how many
/// stand where, with the remark that sums over groups may exceed the plan. `heading` names what they are groups of.
std::string group_table(const Text& heading, const std::vector<Group>& groups, const TableOptions& options = {});

}  // namespace milepost
