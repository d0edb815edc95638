using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of what the services share: what stands beside them in the source, or is only named there, is used as it is.
internal static class PlatformDraft
{
    public static DraftMap Write(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
    {
        var map = new DraftMap().Add("protect", answers.Protect ?? false);
        if (answers.Protect is null)
        {
            map.Ask("protect", "whether the stack refuses to delete what holds data and services; false until somebody says so");
        }

        return map.Add("network", new NetworkDraft(source, services, answers, notes).Write())
            .Add("images", new ImagesDraft(source, services, answers, notes).Write())
            .Add("models", new ModelsDraft(source, services, answers, notes).Write());
    }

    // What people call a thing that the stack takes over.
    public static void NoteWords(SourceResource resource, AdoptedNotes notes)
    {
        foreach (var words in resource.Words)
        {
            notes.NotCarried.Add(new($"beside.{resource.Kind}[{resource.Name}].{words.Name}", "no key: the stack takes it over, and writes words of its own", words.Place));
        }
    }

    public static void NoteRest(SourceResource resource, StatedProperties own, AdoptedNotes notes)
    {
        NoteWords(resource, notes);
        foreach (var property in own.Rest.GroupBy(leaf => leaf.Path.Split('.', '[')[0]))
        {
            notes.NotCarried.Add(new(
                $"beside.{resource.Kind}[{resource.Name}].{property.Key}", "no key: the stack has settings of its own for it", property.First().Value.Place));
        }
    }
}
