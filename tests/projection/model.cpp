#include "milepost/projection/model.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace milepost;

namespace {

std::string complaint_about_model(std::string_view name) {
  try {
    return name_of(model_named(name));
  } catch (const ParseError& error) {
    return error.what();
  }
}

bool mentions(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("every model has a name of its own, by which it is found") {
  std::set<std::string> names;
  for (const Model& model : models()) {
    CHECK(names.insert(name_of(model)).second);
    CHECK(model_named(name_of(model)).index() == model.index());
  }
  CHECK(names.size() == std::variant_size_v<Model> - 2);  // all but averages and one's own
  CHECK(names.contains("auto"));
  CHECK(name_of(Model{}) == "auto");
}

TEST_CASE("a name that is none is told with the one that may be meant") {
  CHECK(mentions(complaint_about_model("thetta"), "'thetta'"));
  CHECK(mentions(complaint_about_model("thetta"), "did you mean 'theta'"));
  CHECK(mentions(complaint_about_model("Naive"), "naive"));
  for (const Model& model : models()) CHECK(mentions(complaint_about_model("nothing like it"), name_of(model)));
  CHECK_FALSE(mentions(complaint_about_model("nothing like it"), "did you mean"));
  CHECK(mentions(complaint_about_model(""), "not known"));
}

TEST_CASE("every model needs a figure at least, the automatic choice no more than one, and one's own as little") {
  for (const Model& model : models()) CHECK(least_points(model) >= 1);
  CHECK(least_points(Model{Automatic{}}) == 1);
  CHECK(least_points(Model{CustomModel{.name = "mine"}}) == 1);
  CHECK(name_of(Model{CustomModel{.name = "mine"}}) == "mine");
}

TEST_CASE("an average needs as many figures as its neediest model, and says of which models it is") {
  CHECK(least_points(Model{Combination{{"naive", "drift"}}}) == 2);
  CHECK(least_points(Model{Combination{{"naive", "ces", "drift"}}}) == 6);
  CHECK(name_of(Model{Combination{{"drift", "theta"}}}) == "mean of drift, theta");
  CHECK(name_of(Model{Combination{{"drift", "theta", "ets"}, Average::median}}) == "median of drift, theta, ets");
}

TEST_CASE("an average of one model, of too many, or of none that is known is refused") {
  CHECK_THROWS_WITH_AS(least_points(Combination{{"drift"}}), doctest::Contains("models of an average 1"), OutOfRange);
  CHECK_THROWS_AS(least_points(Combination{std::vector<std::string>(17, "drift")}), OutOfRange);
  CHECK_THROWS_WITH_AS(least_points(Combination{{"drift", "thetta"}}), doctest::Contains("did you mean 'theta'"), ParseError);
}
