#include "cli/run.hpp"

int main(int argc, char** argv) { return sagewatch::run(argc, argv); }
