namespace GpuInfra;

/// <summary>Where a GPU may be, and what goes with it.</summary>
internal static class AcceleratorRules
{
    // What these say of a service depends on which GPU it has.
    private static readonly string[] JudgedByGpu =
    [
        "RegionOffersAccelerator", "CpuFits", "MemoryFits", "ContainersFitInstance", "WeightsFitMemory", "RequestFitsMemory",
        "RequestsFitMemory", "LoadingFitsStartup", "WindowIsWithinLimits", "ProbeIsWithinLimits", "LanguageTakesGpu",
        "ConcurrencyFitsServer", "LivenessIsPatient", "StartIsPossible", "WeightsAreReadAhead", "GpuContainerSaysWhenItIsReady",
        "GpuIsVisible", "ServerComputesOnGpu",
    ];

    /// <summary>Whether a violation is worth telling: where the GPU is not known, one that depends on it is not.</summary>
    internal static bool CanJudge(GpuServiceSpec spec, Violation violation) =>
        spec.GpuIsKnown || !JudgedByGpu.Contains(violation.Rule);

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. OneContainerHasGpu(spec),
        .. spec.Accelerator is { } accelerator
            ? RegionOffersAccelerator(spec.Location, accelerator)
            : GpuOptionsHaveGpu(spec),
        .. DriverPathIsSaidOnce(spec),
        .. spec.Containers.Where(c => c.Accelerator is not null && !spec.DriverLibraryPath)
            .SelectMany(c => DriverPathIsKept(c).Select(v => v.Under(c.Path))),
    ];

    private static IEnumerable<Violation> OneContainerHasGpu(GpuServiceSpec spec)
    {
        var owners = spec.Containers.Where(c => c.Accelerator is not null).ToList();
        return owners.Skip(1).Select(extra => Violation.Error(
            ArgumentPath.Join(extra.Path, "gpu"),
            $"is {extra.Accelerator!.Id}, but the GPU of the instance is on {owners[0].Name} already",
            owners[0].IsServing ? "Leave it out, or say gpu: none for the service." : "Leave it out.",
            Sources.Gpu.Url, nameof(OneContainerHasGpu)));
    }

    private static IEnumerable<Violation> RegionOffersAccelerator(string location, Accelerator accelerator)
    {
        var open = accelerator.Regions
            .Where(r => r.Availability == Availability.Available && r.Source.Certainty == Certainty.Confirmed)
            .Select(r => r.Region);
        var choice = Wording.Either(Wording.NearestFirst(open, location));
        switch (accelerator.FindRegion(location))
        {
            case null when !Regions.IsRegion(location):
                break;
            case null:
                yield return Violation.Against(
                    accelerator.Source, "location", $"is {location}, which does not offer {accelerator.Id}", $"Use {choice}.");
                break;
            case { Availability: Availability.InvitationOnly } region:
                yield return Violation.Warning(
                    "location", $"is {location}, which offers {accelerator.Id} by invitation only",
                    $"Use {choice}, unless Google has invited the project.", region.Source.Url);
                break;
            case { Source.Certainty: Certainty.Unconfirmed } region:
                yield return Violation.Warning(
                    "location", $"is {location}, which may offer {accelerator.Id} to new projects by invitation only",
                    $"Look at the project's quota first, or use {choice}.", region.Source.Url);
                break;
        }
    }

    private static IEnumerable<Violation> GpuOptionsHaveGpu(GpuServiceSpec spec)
    {
        if (spec.ZonalRedundancy)
        {
            yield return Violation.Error(
                "zonalRedundancy", "is true, but no container has a GPU", "Leave it out.", Sources.ZonalRedundancy.Url);
        }

        if (spec.DriverLibraryPath)
        {
            yield return Violation.Error(
                "driverLibraryPath", "is true, but no container has a GPU", "Leave it out.", DriverLibraries.Source.Url);
        }
    }

    private static IEnumerable<Violation> DriverPathIsSaidOnce(GpuServiceSpec spec)
    {
        var owner = spec.Containers.FirstOrDefault(c => c.Accelerator is not null);
        if (spec.DriverLibraryPath && owner?.Env.ContainsKey(DriverLibraries.SearchPathVariable) == true)
        {
            yield return Violation.Error(
                "driverLibraryPath", $"is true, but env sets {DriverLibraries.SearchPathVariable}, too",
                $"Leave one of the two out; the folder is {DriverLibraries.Folder}.", DriverLibraries.Source.Url);
        }
    }

    // A script may add to the path what the variable lacks.
    private static IEnumerable<Violation> DriverPathIsKept(ContainerSpec container)
    {
        if (container.Env.TryGetValue(DriverLibraries.SearchPathVariable, out var path)
            && !path.Split(':').Select(folder => folder.TrimEnd('/')).Contains(DriverLibraries.Folder))
        {
            yield return Violation.Warning(
                ArgumentPath.Key("env", DriverLibraries.SearchPathVariable),
                $"is '{path}', which takes the place of {DriverLibraries.Folder}, where Cloud Run puts the driver's libraries",
                $"Write {string.Join(':', new[] { DriverLibraries.Folder, path }.Where(part => part.Length > 0))}.", DriverLibraries.Source.Url);
        }
    }
}
