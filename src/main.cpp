#include "cli/run.hpp"

int main(int argc, char** argv) { return sagewatch::cli::run(argc, argv); }
