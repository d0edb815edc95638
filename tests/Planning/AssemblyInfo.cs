// A run changes the environment of the process and some tests look at it. Runs wait for each other in any case.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
