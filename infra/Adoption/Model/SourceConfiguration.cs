using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>What one source states: services, what stands beside them, and what a stack file cannot take over.</summary>
/// <param name="Form">The form that was recognised.</param>
/// <param name="Services">The Cloud Run services, in the order of the source.</param>
/// <param name="Beside">Buckets, repositories, accounts, secrets, networks and APIs beside them.</param>
/// <param name="NotCarried">What a stack cannot say.</param>
/// <param name="Questions">What the source leaves unsaid and somebody must decide.</param>
public sealed record SourceConfiguration(
    SourceForm Form,
    ImmutableArray<SourceResource> Services,
    ImmutableArray<SourceResource> Beside,
    ImmutableArray<NotCarried> NotCarried,
    ImmutableArray<SourceQuestion> Questions)
{
    /// <summary>What is wrong with the source by its own form, and would not show in what it states. Left out, nothing.</summary>
    public ImmutableArray<SourceProblem> Problems { get; init; } = [];

    /// <summary>Where the source says that its service may not be deleted by the tool that made it, such as <c>protect</c> of Pulumi. Left out, it does not.</summary>
    public SourcePlace? Protection { get; init; }

    /// <summary>Labels of everything that the source makes, by name. Left out, none.</summary>
    public SourceMap? Labels { get; init; }
}

/// <summary>A form in which a service is written today.</summary>
public enum SourceForm
{
    /// <summary>The YAML of a service, as <c>gcloud run services describe</c> exports it, of one or several documents.</summary>
    ServiceYaml,

    /// <summary>The JSON of a service of the Cloud Run Admin API v1.</summary>
    ServiceJsonV1,

    /// <summary>The JSON of a service of the Cloud Run Admin API v2.</summary>
    ServiceJsonV2,

    /// <summary>A <c>gcloud run deploy</c> command line, alone or in a shell script.</summary>
    Gcloud,

    /// <summary>Terraform configuration.</summary>
    Terraform,

    /// <summary>What <c>terraform show -json</c> prints of a state or a plan.</summary>
    TerraformShowJson,

    /// <summary>A Compose file.</summary>
    Compose,

    /// <summary>What <c>pulumi stack export</c> prints.</summary>
    PulumiExport,
}

/// <summary>A service or what stands beside one.</summary>
/// <param name="Kind">
/// <c>service</c>, <c>bucket</c>, <c>repository</c>, <c>serviceAccount</c>, <c>secret</c>, <c>network</c>, <c>subnet</c>,
/// <c>router</c>, <c>nat</c>, <c>address</c>, <c>endpoint</c>, <c>firewall</c>, <c>zone</c>, <c>record</c> or <c>api</c>.
/// </param>
/// <param name="Name">Its name or id in the cloud; null where the source does not say it.</param>
/// <param name="Properties">
/// What the source states of it, and nothing else: property names of the Cloud Run v2 API for a service
/// (<c>template.containers[0].resources.limits</c>), of the API of its kind for others; a service's callers besides, as <c>invokers</c>,
/// members in IAM's spelling, <c>allUsers</c> among them and none where the source says that nobody may call; who comes through its proxy,
/// as <c>iapAccessors</c>; its <c>project</c>; and
/// <c>models</c>, the names of the models that the source has its server load where no property of the service says so.
/// </param>
/// <param name="Place">Where it stands.</param>
public sealed record SourceResource(string Kind, string? Name, SourceMap Properties, SourcePlace Place)
{
    /// <summary>Members of a service by the role that they hold, where a stack grants that role or its narrower one. Left out, nobody is granted any.</summary>
    public SourceMap? Grants { get; init; }

    /// <summary>Names and descriptions for people alone, which state nothing: <c>description</c> and <c>displayName</c>. Left out, none.</summary>
    public ImmutableArray<SourceEntry> Words { get; init; } = [];

    /// <summary>The project that a thing beside a service is in, where the source says it, or the expression that says it where nobody knows that here. Left out, that of the service.</summary>
    public string? Project { get; init; }
}

/// <summary>Something that the source says and a stack cannot.</summary>
/// <param name="What">The flag, property, annotation or resource, as the source names it.</param>
/// <param name="Reason">Why it cannot be taken over, and what to do.</param>
/// <param name="Place">Where it stands.</param>
public sealed record NotCarried(string What, string Reason, SourcePlace Place);

/// <summary>Something that the source leaves unsaid.</summary>
/// <param name="Path">The property, as in <see cref="SourceResource.Properties"/>; <c>services[NAME].</c> before it where there are several services.</param>
/// <param name="Ask">The question.</param>
/// <param name="Default">What is taken where nobody answers; null where nothing can be.</param>
/// <param name="Place">Where the question comes from.</param>
public sealed record SourceQuestion(string Path, string Ask, string? Default, SourcePlace Place);

/// <summary>Something that a source has wrong by its own form, so that its server refuses or ignores it.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Path">The property that it is about, as in <see cref="SourceResource.Properties"/>.</param>
/// <param name="Problem">What is wrong: a clause that follows the path.</param>
/// <param name="Fix">What to do, in full sentences.</param>
/// <param name="Place">Where it stands.</param>
public sealed record SourceProblem(SourceProblemKind Kind, string Path, string Problem, string Fix, SourcePlace Place);

/// <summary>In which way a source is wrong by its own form.</summary>
public enum SourceProblemKind
{
    /// <summary>A key stands where it means nothing, and would mean something elsewhere.</summary>
    Misplaced,

    /// <summary>A key, annotation or variable that nobody knows, and that is therefore ignored.</summary>
    Unknown,

    /// <summary>Something that the API to which the source is handed refuses.</summary>
    Refused,

    /// <summary>A secret that the source holds in the clear, whether or not a service uses it.</summary>
    Exposed,
}
