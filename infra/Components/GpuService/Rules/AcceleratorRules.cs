namespace GpuInfra;

// Where a GPU may be, and what goes with it.
internal static class AcceleratorRules
{
    internal static readonly Rule RegionOffersAccelerator = new(
        "GPU001", "The region offers the GPU.",
        "Cloud Run refuses the service. A region by invitation, or one that is not confirmed, is a warning: "
            + "the project may have been invited. If Google has added a region since the catalog was read, silence this.")
    { Source = Sources.Gpu.Url, RestsOn = Premises.Gpu, RefusedBy = Refuser.Cloud };

    internal static readonly Rule OneContainerHasGpu = new(
        "GPU002", "One container of an instance has the GPU.",
        "Cloud Run gives an instance one GPU and refuses a second container that asks for one.")
    { Source = Sources.Gpu.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule GpuOptionsHaveGpu = new(
        "GPU006", "Options of a GPU go with a GPU.",
        "Without one they mean nothing, so one of the two is a mistake.")
    { Source = Sources.Gpu.Url };

    internal static readonly Rule DriverPathIsSaidOnce = new(
        "GPU007", $"{DriverLibraries.SearchPathVariable} is set in one place.",
        "Either this program sets it or env does; two values would fight.")
    { Source = DriverLibraries.Source.Url };

    internal static readonly Rule DriverPathIsKept = new(
        "RUN067", $"{DriverLibraries.SearchPathVariable} keeps the folder of the driver's libraries.",
        "A value without it hides the driver from the server, which then finds no GPU.")
    { Severity = Severity.Warning, Source = DriverLibraries.Source.Url };

    // Whether a violation is worth telling: where the GPU is not known, one that depends on it is not.
    internal static bool CanTell(GpuServiceSpec spec, Violation violation) =>
        spec.GpuIsKnown || !violation.Rule.RestsOn.HasFlag(Premises.Gpu);

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. CheckOneContainerHasGpu(spec),
        .. spec.Accelerator is { } accelerator
            ? CheckRegionOffersAccelerator(spec.Location, accelerator)
            : CheckGpuOptionsHaveGpu(spec),
        .. CheckDriverPathIsSaidOnce(spec),
        .. spec.Containers.Where(c => c.Accelerator is not null && !spec.DriverLibraryPath)
            .SelectMany(c => CheckDriverPathIsKept(c).Select(v => v.Under(c.Path))),
    ];

    private static IEnumerable<Violation> CheckOneContainerHasGpu(GpuServiceSpec spec)
    {
        var owners = spec.Containers.Where(c => c.Accelerator is not null).ToList();
        return owners.Skip(1).Select(extra => OneContainerHasGpu.Broken(
            ArgumentPath.Join(extra.Path, "gpu"),
            $"is {extra.Accelerator!.Id}, but the GPU of the instance is on {owners[0].Name} already",
            owners[0].IsServing ? "Leave it out, or say gpu: none for the service." : "Leave it out."));
    }

    private static IEnumerable<Violation> CheckRegionOffersAccelerator(string location, Accelerator accelerator)
    {
        switch (accelerator.FindRegion(location))
        {
            case null when !Regions.IsRegion(location):
                break;
            case null:
                yield return RegionOffersAccelerator.Against(
                    accelerator.Source, "location", $"is {location}, which does not offer {accelerator.Id}", $"Use {OpenRegions(location, accelerator)}.");
                break;
            case { Availability: Availability.InvitationOnly } region:
                yield return RegionOffersAccelerator.Warning(
                    "location", $"is {location}, which offers {accelerator.Id} by invitation only",
                    $"Use {OpenRegions(location, accelerator)}, unless Google has invited the project.", region.Source.Url);
                break;
            case { Source.Certainty: Certainty.Unconfirmed } region:
                yield return RegionOffersAccelerator.Warning(
                    "location", $"is {location}, which may offer {accelerator.Id} to new projects by invitation only",
                    $"Look at the project's quota first, or use {OpenRegions(location, accelerator)}.", region.Source.Url);
                break;
        }
    }

    private static string OpenRegions(string location, Accelerator accelerator) => Wording.Either(Wording.NearestFirst(
        accelerator.Regions
            .Where(r => r.Availability == Availability.Available && r.Source.Certainty == Certainty.Confirmed)
            .Select(r => r.Region)
            .DefaultIfEmpty("another GPU"),
        location));

    private static IEnumerable<Violation> CheckGpuOptionsHaveGpu(GpuServiceSpec spec)
    {
        if (spec.ZonalRedundancy)
        {
            yield return GpuOptionsHaveGpu.Broken(
                "zonalRedundancy", "is true, but no container has a GPU", "Leave it out.", Sources.ZonalRedundancy.Url);
        }

        if (spec.DriverLibraryPath)
        {
            yield return GpuOptionsHaveGpu.Broken(
                "driverLibraryPath", "is true, but no container has a GPU", "Leave it out.", DriverLibraries.Source.Url);
        }
    }

    private static IEnumerable<Violation> CheckDriverPathIsSaidOnce(GpuServiceSpec spec)
    {
        var owner = spec.Containers.FirstOrDefault(c => c.Accelerator is not null);
        if (spec.DriverLibraryPath && owner?.Env.ContainsKey(DriverLibraries.SearchPathVariable) == true)
        {
            yield return DriverPathIsSaidOnce.Broken(
                "driverLibraryPath", $"is true, but env sets {DriverLibraries.SearchPathVariable}, too",
                $"Leave one of the two out; the folder is {DriverLibraries.Folder}.");
        }
    }

    // A script may add to the path what the variable lacks.
    private static IEnumerable<Violation> CheckDriverPathIsKept(ContainerSpec container)
    {
        if (container.Env.TryGetValue(DriverLibraries.SearchPathVariable, out var path)
            && !path.Split(':').Select(folder => folder.TrimEnd('/')).Contains(DriverLibraries.Folder))
        {
            yield return DriverPathIsKept.Broken(
                ArgumentPath.Key("env", DriverLibraries.SearchPathVariable),
                $"is '{path}', which takes the place of {DriverLibraries.Folder}, where Cloud Run puts the driver's libraries",
                $"Write {string.Join(':', new[] { DriverLibraries.Folder, path }.Where(part => part.Length > 0))}.");
        }
    }
}
