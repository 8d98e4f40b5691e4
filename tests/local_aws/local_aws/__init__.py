"""A local AWS organization for trying sagewatch out: moto's server and what it lacks."""
