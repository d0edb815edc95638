using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Who reaches a service, who it runs as, and what else Cloud Run takes of it.
internal sealed class OptionsDraft(SourceResource service, StatedProperties stated, AdoptedNotes notes, AdoptedContext context)
{
    private static readonly string[] DefaultAccounts = ["-compute@developer.gserviceaccount.com", "@appspot.gserviceaccount.com"];

    public void Write(DraftMap map)
    {
        WriteAccess(map);
        WriteOptions(map);
    }

    private void WriteAccess(DraftMap map)
    {
        map.Add("ingress", stated.Text("ingress") switch
        {
            "INGRESS_TRAFFIC_INTERNAL_ONLY" => "internal",
            "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" => "internal-and-cloud-load-balancing",
            { } => "all",
            null => context.IsDeployed && !stated.IsOpen("ingress") ? "all" : null,
        }, stated.PlaceOf("ingress"));
        map.Add("egress", stated.Text("template.vpcAccess.egress") switch
        {
            "ALL_TRAFFIC" => "all-traffic",
            { } => "private-ranges-only",
            null => context.IsDeployed && !stated.IsOpen("template.vpcAccess.egress") ? "private-ranges-only" : null,
        }, stated.PlaceOf("template.vpcAccess.egress"));
        foreach (var path in (string[])["network", "subnetwork"])
        {
            stated.MarkTaken($"template.vpcAccess.networkInterfaces[0].{path}");
        }

        Texts(map, "networkTags", "template.vpcAccess.networkInterfaces[0].tags");
        if (AccountIn(stated.Text("template.serviceAccount")) is { } account)
        {
            if (DefaultAccounts.Any(shared => account.EndsWith(shared, StringComparison.Ordinal)))
            {
                notes.CannotCarry(
                    "template.serviceAccount", "a default account is shared by everything in the project: the stack makes one for the service", stated.PlaceOf("template.serviceAccount")!);
                notes.Ask("template.serviceAccount", $"the runtime account: {account} runs it today", "a new account of the service", service.Place);
            }
            else
            {
                var made = context.AccountIdOf(account);
                map.Add(made is null ? "serviceAccount" : "serviceAccountId", made ?? account, stated.PlaceOf("template.serviceAccount"));
            }
        }

        map.Add("invokers", stated.Take("invokers") is SourceList members ? DraftList.OfMembers(members) : null, stated.PlaceOf("invokers"));
        map.Add("iapAccessors", stated.Take("iapAccessors") is SourceList accessors ? DraftList.OfMembers(accessors) : null, stated.PlaceOf("iapAccessors"));
        if (context.IsDeployed && service.Grants?["roles/run.invoker"] is SourceList { Items.Length: > 0 } invokers)
        {
            notes.NotCarried.Add(new(
                "grant of roles/run.invoker", $"the stack grants {PipelinePermissions.InvokerRole} to the same members: take the old grant away once it is deployed", invokers.Place));
        }

        if (SourceTexts.Of(stated.Find("invokerIamDisabled")) == "false")
        {
            stated.MarkTaken("invokerIamDisabled");
        }
    }

    // The account that a service runs as; nothing where the source does not say it.
    public static string? AccountOf(SourceResource service) => AccountIn(SourceTexts.Of(new StatedProperties(service.Properties).Find("template.serviceAccount")));

    // The address, which may stand as a part of the account's resource name.
    public static string? AccountIn(string? text) => text is not null && text.StartsWith("projects/", StringComparison.Ordinal) ? text.Split('/')[^1] : text;

    private void WriteOptions(DraftMap map)
    {
        Add(map, "description", "description", stated.Text);
        Add(map, "launchStage", "launchStage", path => stated.Text(path)?.ToLowerInvariant());
        Add(map, "sessionAffinity", "template.sessionAffinity", path => stated.Boolean(path));
        Add(map, "encryptionKey", "template.encryptionKey", stated.Text);
        Add(map, "defaultUrlDisabled", "defaultUriDisabled", path => stated.Boolean(path));
        Add(map, "iap", "iapEnabled", path => stated.Boolean(path));
        Add(map, "deletionProtection", "deletionProtection", path => stated.Boolean(path));
        Add(map, "binaryAuthorization", "binaryAuthorization", path => stated.Boolean($"{path}.useDefault") == true ? "default" : stated.Text($"{path}.policy"));
        Texts(map, "customAudiences", "customAudiences");
        map.Add("annotations", Words(stated.Take("annotations") as SourceMap, "annotations"))
            .Add("revisionAnnotations", Words(stated.Take("template.annotations") as SourceMap, "template.annotations"))
            .Add("labels", Labels(), stated.PlaceOf("labels") ?? stated.PlaceOf("template.labels"));

        if (stated.Find("template.executionEnvironment") is { } environment && SourceTexts.Of(environment) == "EXECUTION_ENVIRONMENT_GEN2")
        {
            stated.MarkTaken("template.executionEnvironment");
        }

        if (stated.Find("traffic") is SourceList { Items: [SourceMap only] } && SourceTexts.Of(only["type"]) == "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST" && only["tag"] is null)
        {
            stated.MarkTaken("traffic");
        }
    }

    private void Add(DraftMap map, string key, string path, Func<string, object?> valueOf) => map.Add(key, valueOf(path), stated.PlaceOf(path));

    // A stack has one set of labels for the service and its revisions.
    private DraftMap? Labels()
    {
        var (own, revision) = (stated.Take("labels") as SourceMap, stated.Take("template.labels") as SourceMap);
        return Words(own is null ? revision : revision is null ? own : own with
        {
            Entries = [.. own.Entries, .. revision.Entries.Where(label => own[label.Name] is null)],
        }, own is null ? "template.labels" : "labels");
    }

    private void Texts(DraftMap map, string key, string path)
    {
        if (stated.Take(path) is SourceList list)
        {
            map.Add(key, DraftList.Of(list), list.Place);
        }
    }

    private DraftMap? Words(SourceMap? map, string path)
    {
        var words = new DraftMap();
        foreach (var entry in map?.Entries ?? [])
        {
            var text = SourceTexts.Of(entry.Value);
            if (entry.Value is SourceSecret || (text is not null && (SecretText.IsVariable(entry.Name, text) || SecretText.Redact(text) != text)))
            {
                notes.LeaveSecret($"{path}[{entry.Name}]", "no label and no annotation may hold one: put it into Secret Manager", entry.Place, isInTheClear: text is not null);
            }
            else
            {
                words.Add(entry.Name, text, entry.Place);
            }
        }

        return words.IsEmpty ? null : words;
    }
}
