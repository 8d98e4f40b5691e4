#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/app.hpp"

namespace sagewatch::solution {

struct AssemblyFile {
  std::string name;
  std::string content;
};

/// The files of a cloud assembly as the AWS CDK Toolkit reads it: a template for each stack, and
/// the manifest that lists them. Written in schema version 22.0.0, which every Toolkit from 2.59
/// to today reads.
std::vector<AssemblyFile> cloud_assembly(const cfn::App& app, const std::string& region);

}  // namespace sagewatch::solution
