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

/// The template of the stack as a file of the assembly: formatted for people, but without
/// indentation or on one line if it would be too large otherwise.
AssemblyFile template_file(const cfn::Stack& stack);
/// The same if `rendered` is the result of its synth().
AssemblyFile template_file(const cfn::Stack& stack, const cfn::Object& rendered);

/// One deployment of a stack.
struct AssemblyPlace {
  std::string id;           ///< its name in the Toolkit
  std::string environment;  ///< "aws://222222222222/eu-west-1"; see environment_of
  std::vector<cloudformation::ParameterValue> parameters = {};
};

/// A stack of an assembly.
struct AssemblyStack {
  const cfn::Stack* stack;
  std::vector<AssemblyPlace> places;  ///< one per Region that it is deployed to
  std::vector<std::string> after =
      {};  ///< ids of the stacks of the assembly that must be deployed before
  std::optional<AssemblyFile> file = {};  ///< its template, if it is already rendered
  std::vector<aws::Tag> tags = {};        ///< that the Toolkit passes to its deployment
};

/// "aws://ACCOUNT/REGION"; the Toolkit takes empty parts from its credentials, and refuses
/// credentials of another account.
std::string environment_of(const std::string& account, const std::string& region);

/// The stacks of `app` with the account and Region that `config` gives them. If the settings have
/// the monitoring account, it is named, so that the stack is not deployed to another account by
/// mistake.
std::vector<AssemblyStack> assembly_stacks(const cfn::App& app, const Config& config);

/// The files of a cloud assembly as the AWS CDK Toolkit reads it: a template for each stack in
/// their order, a report of what is wrong with constructs, and the manifest. The schema version is
/// 22.0.0, which every Toolkit since 2.59 reads.
///
/// Each construct of `findings` gets its finding twice: in validation-report.json, which newer
/// Toolkits print, and as metadata for those that don't know that file. The path of a finding is
/// that of a construct, or of a stack with a logical id behind it and perhaps more; findings about
/// anything else are omitted. If `findings` is absent, there is no report; if it is empty, the
/// report is empty.
std::vector<AssemblyFile> cloud_assembly(
    const std::vector<AssemblyStack>& stacks,
    const std::optional<cfn::Diagnostics>& findings = cfn::Diagnostics{});

}  // namespace sagewatch
