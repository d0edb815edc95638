using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of what the services share: what stands beside them in the source, or is only named there, is used as it is.
internal static class PlatformDraft
{
    public static DraftMap Write(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
    {
        var map = new DraftMap().Add("protect", answers.Protect ?? false).Add("labels", Labels(source.Labels), source.Labels?.Place);
        if (answers.Protect is null)
        {
            map.Ask("protect", new("protect", "whether the stack refuses to delete what holds data and services; false until somebody says so", IsOpen: false));
        }

        return map.Add("network", new NetworkDraft(source, services, answers, notes).Write())
            .Add("images", new ImagesDraft(source, services, answers, notes).Write())
            .Add("models", new ModelsDraft(source, services, answers, notes).Write());
    }

    // Whether a thing is in a project that is not the stack's.
    public static bool IsElsewhere(SourceResource thing, AdoptAnswers answers) => thing.Project is { } project && answers.Project is { } own && project != own;

    private static DraftMap Labels(SourceMap? labels) =>
        (labels?.Entries ?? []).Aggregate(new DraftMap(), (map, label) => map.Add(label.Name, SourceTexts.Of(label.Value), label.Place));

    // What people call a thing that the stack takes over.
    public static void NoteWords(SourceResource resource, AdoptedNotes notes)
    {
        foreach (var words in resource.Words)
        {
            notes.NotCarried.Add(new($"beside.{resource.Kind}[{resource.Name}].{words.Name}", "no key: the stack takes it over, and writes words of its own", words.Place));
        }
    }

    // How a thing is named that the stack uses and does not take over.
    private static string WayOut(string kind) => kind switch
    {
        "bucket" => "the bucket as models.existing",
        "repository" => "the repository as images.existing",
        _ => "the network as network.existingNetwork and existingSubnetwork",
    };

    public static void NoteRest(SourceResource resource, StatedProperties own, AdoptedNotes notes)
    {
        NoteWords(resource, notes);
        foreach (var property in own.Rest.GroupBy(leaf => leaf.Path.Split('.', '[')[0]))
        {
            notes.NotCarried.Add(new(
                $"beside.{resource.Kind}[{resource.Name}].{property.Key}",
                $"no key: the first deployment takes it away; name {WayOut(resource.Kind)} to leave it as it is", property.First().Value.Place));
        }
    }
}
