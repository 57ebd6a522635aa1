"""Conan 2 recipe: `conan create packaging/conan` from a checkout builds the library and runs a program against it."""

import re
from pathlib import Path
from typing import ClassVar

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir


class MilepostRecipe(ConanFile):
    """The library milepost::milepost, and within it the headers alone, milepost::headers."""

    name = "milepost"
    description = "Policy targets: what was promised, what has been seen, is it on track, and why"
    license = "MIT"
    topics = ("policy", "targets", "indicators", "monitoring")
    package_type = "library"
    settings = "os", "compiler", "build_type", "arch"
    options: ClassVar = {"shared": [True, False], "fPIC": [True, False], "system_dependencies": [True, False]}
    # system_dependencies: LibYAML and Boost of the machine, for builds without a remote.
    default_options: ClassVar = {"shared": False, "fPIC": True, "system_dependencies": False}
    implements: ClassVar = ["auto_shared_fpic"]

    def set_version(self):
        header = load(self, Path(self.recipe_folder, "..", "..", "include", "milepost", "version.hpp"))
        self.version = ".".join(re.findall(r"VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))

    def export_sources(self):
        root = Path(self.recipe_folder, "..", "..")
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "src/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def requirements(self):
        if not self.options.system_dependencies:
            self.requires("libyaml/0.2.5")
            self.requires("boost/[>=1.74]", headers=True, libs=False, transitive_headers=False)

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for part in ("TESTS", "EXAMPLES", "BENCHMARKS", "PYTHON"):
            toolchain.cache_variables[f"MILEPOST_BUILD_{part}"] = False
        toolchain.cache_variables["MILEPOST_INSTALL"] = True
        toolchain.cache_variables["CMAKE_UNITY_BUILD"] = True
        toolchain.generate()
        dependencies = CMakeDeps(self)
        dependencies.set_property("libyaml", "cmake_file_name", "LibYAML")
        dependencies.set_property("libyaml", "cmake_target_name", "LibYAML::LibYAML")
        dependencies.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder, "licenses"))
        CMake(self).install()
        rmdir(self, Path(self.package_folder, "lib", "cmake"))  # Conan writes its own
        rmdir(self, Path(self.package_folder, "lib", "pkgconfig"))

    def package_info(self):
        headers = self.cpp_info.components["headers"]
        headers.set_property("cmake_target_name", "milepost::headers")
        headers.libdirs = []
        headers.bindirs = []
        headers.cxxflags = ["-ffp-contract=off"]  # the same numbers from every build
        headers.system_libs = ["pthread"]
        library = self.cpp_info.components["library"]
        library.set_property("cmake_target_name", "milepost::milepost")
        library.set_property("pkg_config_name", "milepost")
        library.libs = ["milepost"]
        library.defines = ["MILEPOST_COMPILED"]
        library.requires = ["headers"]
        if self.options.system_dependencies:
            library.system_libs = ["yaml"]
        else:
            library.requires += ["libyaml::libyaml", "boost::headers"]
