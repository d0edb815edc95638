using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// One service that is adopted.
internal sealed class ComposeService(ComposeContext context, SourceMap project, ComposeOthers others)
{
    private const string Container = "template.containers[0]";

    public SourceResource Read(ComposeEntry entry)
    {
        var container = new SourceMapBuilder(entry.Place);
        StateImage(entry, container);
        var (command, args) = (context.Words(entry["entrypoint"]), context.Words(entry["command"]));
        container.Add("command", ListOf($"{Container}.command", command, entry["entrypoint"]))
            .Add("args", ListOf($"{Container}.args", args, entry["command"]))
            .Add("workingDir", context.Texts.Fill(entry["working_dir"]) is { } folder ? context.ToValue($"{Container}.workingDir", folder, entry.Place) : null);
        var probe = new ComposeHealth(context).Read(entry);
        container.Add("ports", new ComposePorts(context).Read(entry, [.. command, .. args], probe))
            .Add("resources.limits", new ComposeLimits(context).Read(entry))
            .Add("env", new ComposeVariables(context).Read(entry))
            .Add("volumeMounts", new ComposeVolumes(context, project).Read(entry))
            .Add("livenessProbe", probe);
        NoteKeys(entry);
        Ask(entry);
        var stated = new SourceMapBuilder(entry.Place)
            .Add("name", new SourceScalar(entry.Name, entry.Place))
            .Add("template.containers", new SourceList([container.Build()], entry.Place));
        if (others.ModelsOf(entry) is { IsEmpty: false } models)
        {
            stated.Add("models", new SourceList(models, models[0].Place));
            var names = string.Join(" and ", models.Cast<SourceScalar>().Select(static model => model.Value));
            context.Ask("model", $"{names}, which another container pulls{(models.Length > 1 ? ": one service each, or all in one?" : "")}", null, models[0].Place);
        }

        return new SourceResource("service", entry.Name, stated.Build(), entry.Place);
    }

    private void StateImage(ComposeEntry entry, SourceMapBuilder container)
    {
        if (context.Texts.Fill(entry["image"]) is { } image)
        {
            container.Add("image", context.ToValue($"{Container}.image", image, entry.Place));
        }
        else
        {
            context.Ask($"{Container}.image", "the image: it is built where it runs, and Cloud Run takes it from a registry", null, (entry["build"] ?? entry.Service).Place);
        }

        if (entry["build"] is { } build)
        {
            context.CannotCarry("build", "Cloud Run runs an image from a registry: build it, push it, and give its name", build.Place);
        }
    }

    private SourceList? ListOf(string path, ImmutableArray<ShellText> words, SourceValue? value) =>
        words.IsEmpty ? null : new SourceList(
            [.. words.Select((word, index) => context.ToValue(
                string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), word, value!.Place, isSecretive: IsSecretive(word, index > 0 ? words[index - 1].Value : "")))],
            value!.Place);

    // By the flag before it, its own, or the variable that it may come from.
    private bool IsSecretive(ShellText word, string before) => SecretiveNames.MayHold(context.Texts.OutsideOf(word) ?? "")
        || SecretiveNames.MayHold(word.Value.StartsWith('-') ? word.Value.Split('=', 2)[0] : before.StartsWith('-') ? before : "") || !word.IsKnown;

    private void NoteKeys(ComposeEntry entry)
    {
        foreach (var key in entry.Service.Entries.Where(static key => ComposeKeys.NotCarried.ContainsKey(key.Name)))
        {
            context.CannotCarry(key.Name, ComposeKeys.NotCarried[key.Name], key.Place);
        }

        Note("profiles", "profiles", "choose what is adopted; nothing of them is carried");
        Note("networks", "networks", "the containers of an instance share localhost, services meet by address");
        Note("ipc", "ipc: host / shm_size", "no shared-memory setting; PyTorch uses it between the processes of tensor parallelism, and Cloud Run has one GPU");
        Note("shm_size", "ipc: host / shm_size", "no shared-memory setting; PyTorch uses it between the processes of tensor parallelism, and Cloud Run has one GPU");
        Note("depends_on", "depends_on", "services of Cloud Run start on their own: a client tries again");
        Note("tmpfs", "tmpfs", "the file system of an instance is memory already");
        Note("scale", "scale", "Cloud Run makes as many instances as requests need, up to the highest number");
        Note("secrets", "secrets", "secrets of Compose stand in files: put each into Secret Manager");
        if (entry["network_mode"] is { } mode)
        {
            context.CannotCarry($"network_mode: {SourceTexts.Of(mode)}", "nothing of it; the port comes from what the server is told", mode.Place);
        }

        foreach (var device in ((entry["devices"] as SourceList)?.Items ?? []).Except(ComposeGpu.CdiDevices(entry.Service)))
        {
            context.CannotCarry($"devices {SourceTexts.Of(device)}", "instances have no devices but the GPU", device.Place);
        }

        foreach (var key in ((entry["deploy"] as SourceMap)?.Entries ?? []).Where(static key => key.Name != "resources"))
        {
            context.CannotCarry($"deploy.{key.Name}", "of Docker Swarm: Cloud Run rolls out and scales by itself", key.Place);
        }

        void Note(string key, string what, string reason)
        {
            if (entry[key] is { } value)
            {
                context.CannotCarry(what, reason, value.Place);
            }
        }
    }

    private void Ask(ComposeEntry entry)
    {
        context.Ask("template.nodeSelector.accelerator", "the GPU: Compose says nvidia, not which", "the smallest that holds the weights and the cache", entry.Place);
        context.Ask("template.scaling", "how many instances", "0 to 1", entry.Place);
        context.Ask("location", "the region: the input names none", null, entry.Place);
        context.Ask("invokers", "who may call it: the input grants nobody", "nobody", entry.Place);
    }
}
