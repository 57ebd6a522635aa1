// Calls a fuzz target with the files named, and with all files in the folders named, once each and without a fuzzer.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "facts.hpp"

namespace {

namespace files = std::filesystem;

/// Throws where nothing stands at the place.
std::vector<files::path> inputs_in(const files::path& place) {
  if (files::is_regular_file(place)) return {place};
  std::vector<files::path> inputs;
  for (const auto& entry : files::recursive_directory_iterator(place))
    if (entry.is_regular_file()) inputs.push_back(entry.path());
  std::ranges::sort(inputs);
  return inputs;
}

std::string bytes_of(const files::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

/// The last file it names is the one that ended it.
int main(int count, char** places) {
  int replayed = 0;
  for (int i = 1; i < count; ++i)
    for (const files::path& path : inputs_in(places[i])) {
      std::cout << path.string() << std::endl;
      const std::string bytes = bytes_of(path);
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++replayed;
    }
  std::cout << replayed << " inputs\n";
  return replayed > 0 ? 0 : 1;
}
