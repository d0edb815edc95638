using System.Runtime.Versioning;

// A plan takes its configuration from the environment of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// The scripts of the pipeline are bash's, and so are their modes.
[assembly: UnsupportedOSPlatform("windows")]
