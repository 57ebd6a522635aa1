// The part of a scenario file that is a task network.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "fields.hpp"
#include "milepost/scenario/schedule.hpp"

namespace milepost::detail {

/// A number or a distribution under a key.
using ReadUncertain = std::function<std::optional<Uncertain>(Fields& fields, std::string_view key)>;

/// What stands under `schedule` of a scenario file; empty if nothing does, or if it is no map or has no start.
std::optional<TaskNetwork> read_schedule(Log& log, Fields& top, const ReadUncertain& read_uncertain);

/// Where in the file the thing stands that a problem of check() is about; null if it is about none of a schedule. Of two of one name the last.
const Node* schedule_node(const Node& root, const TaskNetwork& network, const std::string& subject);

}  // namespace milepost::detail
