#include "page.hpp"

namespace milepost {

using namespace report;

namespace {

Row row_of(const Page& page, const Group& group) {
  const std::string& name = in(group.name, page.language);
  Row row{{name.empty() ? group.id : name}, {"—"}, {std::to_string(group.counts.total)}};
  if (group.counts.total > 0) row[1] = page.cell_of(group.counts.worst.value_or(Status::not_assessable));
  for (const Status status : statuses) row.push_back({std::to_string(milepost::count_of(group.counts, status))});
  return row;
}

void add_legend(Page& page) {
  std::vector<std::string> legend;
  for (const Status status : statuses) legend.push_back(page.sign_of(status));
  page.add("");
  page.add_wrapped(words::listed(legend, page.language) + page.pick("。", "."));
  page.add_wrapped(page.pick("注：状态取可评估目标中最差的一项；同一目标涉及几个分组的，各组均计，各行之和可能大于方案总数。",
                             "The status of a line is its worst assessed target. A target that several lines share counts whole in "
                             "each: their sum may exceed the plan."));
}

}  // namespace

std::string group_table(const Text& heading, const std::vector<Group>& groups, const TableOptions& options) {
  Page page{options};
  std::vector<Column> columns{{in(heading, page.language), Align::left, 12}, {page.pick("状态", "Status"), Align::left, page.zh() ? 12u : 16u}};
  columns.push_back({page.pick("合计", "all"), Align::right, 4});
  for (const Status status : statuses) columns.push_back({std::string(shape_of(status)), Align::right, 3});
  std::vector<Row> rows;
  for (const Group& group : groups) rows.push_back(row_of(page, group));
  page.add_table(columns, rows);
  add_legend(page);
  return std::move(page.text);
}

}  // namespace milepost
