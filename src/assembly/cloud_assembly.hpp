#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/cloudformation.hpp"
#include "sagewatch/aws/tag.hpp"
#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct AssemblyFile {
  std::string name;
  std::string content;
};

/// The stack's template, as an assembly holds it: written for people, but without indentation, or
/// on one line, where it would be too large otherwise.
AssemblyFile template_file(const cfn::Stack& stack);
/// The same where `rendered` is what its synth() gives.
AssemblyFile template_file(const cfn::Stack& stack, const cfn::Object& rendered);

/// One deployment of a stack.
struct AssemblyPlace {
  std::string id;           ///< the name that the Toolkit has for it
  std::string environment;  ///< "aws://222222222222/eu-west-1"; see environment_of
  std::vector<cloudformation::ParameterValue> parameters = {};
};

/// A stack as an assembly lists it.
struct AssemblyStack {
  const cfn::Stack* stack;
  std::vector<AssemblyPlace> places;      ///< one a Region that it is deployed to
  std::vector<std::string> after = {};    ///< ids of stacks of the assembly to be deployed before
  std::optional<AssemblyFile> file = {};  ///< its template, where somebody has rendered it already
  std::vector<aws::Tag> tags = {};        ///< with which the Toolkit deploys it
};

/// "aws://ACCOUNT/REGION"; the Toolkit asks its credentials for what is empty, and refuses those
/// of another account.
std::string environment_of(const std::string& account, const std::string& region);

/// The stacks of `app` with where `config` says that they belong. A monitoring account that the
/// settings know is named: the stack must not land in another one.
std::vector<AssemblyStack> assembly_stacks(const cfn::App& app, const Config& config);

/// The files of a cloud assembly as the AWS CDK Toolkit reads it: a template for each stack in
/// their order, a report of what is wrong with constructs, and the manifest. Written in schema
/// version 22.0.0, which every Toolkit from 2.59 to today reads.
///
/// Each construct of `findings` gets its finding twice: in validation-report.json, which newer
/// Toolkits print, and as metadata for those that don't know that file. The path of a finding is
/// that of a construct, or of a stack with a logical id behind it and perhaps more; those about
/// nothing in `stacks` are left out. Without findings, which is not the same as none found, there
/// is no report.
std::vector<AssemblyFile> cloud_assembly(
    const std::vector<AssemblyStack>& stacks,
    const std::optional<cfn::Diagnostics>& findings = cfn::Diagnostics{});

}  // namespace sagewatch
