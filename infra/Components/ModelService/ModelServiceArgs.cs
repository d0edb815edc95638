namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="ModelService"/>: everything a Cloud Run service has, and its model.</summary>
public sealed partial class ModelServiceArgs : ServiceSettings
{
    private string? _modelSource;
    private int? _contextLength;

    /// <summary>
    /// The inference server in the image: one of <see cref="Engines.All"/>. It decides the defaults of port, environment,
    /// arguments and probes. Left out, <c>custom</c>: nothing is assumed.
    /// </summary>
    [Input("engine")]
    public string? Engine { get; init; }

    /// <summary>
    /// The model in the engine's own words: <c>gemma3:4b</c> for Ollama, a folder such as <c>gemma-3-4b-it</c> for vLLM.
    /// Required by every engine but <c>custom</c>.
    /// </summary>
    [Input("model")]
    public string? Model { get; init; }

    /// <summary>
    /// Where the weights come from: the <c>image</c>; the <c>bucket</c>, which is then mounted read-only at
    /// <see cref="Engine.ModelFolder"/>; the bucket by way of <c>memory</c>, into which they are copied when an instance starts, or
    /// streamed where the engine can; or the <c>internet</c>, at every start. Left out, the image; where the image is the engine's own,
    /// memory if the weights fit into it, and else the bucket.
    /// Rule: https://cloud.google.com/run/docs/configuring/services/gpu-best-practices
    /// </summary>
    [Input("modelSource")]
    public string? ModelSource
    {
        get => _modelSource;
        init => _modelSource = value;
    }

    /// <summary>
    /// Which of the model is imported: the SHA-256 of the manifest of Ollama's tag, the commit of a repository of Hugging Face, or the
    /// SHA-256 of a file with an address. Left out, whatever the name means on the day of the import.
    /// </summary>
    [Input("revision")]
    public string? Revision { get; init; }

    /// <summary>How the model is brought into the bucket. Left out, its defaults hold.</summary>
    [Input("import")]
    public ModelImportArgs? Import { get; init; }

    /// <summary>
    /// The size of the weights on disk, such as <c>3300Mi</c>: loading time and memory are judged by it. Left out, it is what
    /// <see cref="Models"/> knows of the model; of an unknown one nothing is judged.
    /// </summary>
    [Input("weights")]
    public string? Weights { get; init; }

    /// <summary>
    /// The tokens that the engine keeps for each request, prompt and answer together; the engine is told. Left out, the
    /// engine decides: vLLM takes the most that the model was made for, Ollama goes by the GPU's memory. Where the image is the
    /// engine's own, it is told as many as fit, if that is too much for the GPU.
    /// </summary>
    [Input("contextLength")]
    public int? ContextLength
    {
        get => _contextLength;
        init => _contextLength = value;
    }

    /// <summary>
    /// The bytes of GPU memory that each of those tokens takes: 2 x layers x heads for keys and values x head size x bytes
    /// of a number. Left out, it is what <see cref="Models"/> knows of the model; of an unknown one nothing is judged.
    /// </summary>
    [Input("kvCacheBytesPerToken")]
    public int? KvCacheBytesPerToken { get; init; }

    /// <summary>
    /// How much the service is used, by which <c>gpuinfra cost</c> reckons what it will cost. Left out, only the least and
    /// the most are known. It changes nothing that is deployed.
    /// </summary>
    [Input("usage")]
    public UsageArgs? Usage { get; init; }

    /// <summary>
    /// E-mail address of the service account to run as. Left out, one is made for this service alone.
    /// </summary>
    [Input("serviceAccount")]
    public string? ServiceAccount { get; init; }

    /// <summary>
    /// The id of the service account that is made for this service alone, what stands before the <c>@</c>, such as that of one that is
    /// imported. Left out, it follows from the service's name. Not together with <see cref="ServiceAccount"/>.
    /// Rule: https://cloud.google.com/iam/docs/service-accounts-create
    /// </summary>
    [Input("serviceAccountId")]
    public string? ServiceAccountId { get; init; }

    /// <summary>The project's id. Required.</summary>
    [Input("project")]
    public string? Project { get; set; }

    /// <summary>The region, such as <c>europe-west4</c>. Required.</summary>
    [Input("location")]
    public string? Location { get; set; }

    /// <summary>
    /// Id of the network that the service sends its traffic into. Required unless <see cref="Subnetwork"/> is given.
    /// </summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>
    /// Id of the subnet that the service's instances take addresses from. Left out, it is the network's of the same name.
    /// </summary>
    [Input("subnetwork")]
    public Input<string>? Subnetwork { get; set; }

    /// <summary>
    /// Name of the bucket with the models, which the service reads where <see cref="ModelSource"/> says so. Required then.
    /// </summary>
    [Input("bucket")]
    public Input<string>? Bucket { get; set; }

    /// <summary>Id of the repository with the image. Left out, the service is granted none.</summary>
    [Input("repository")]
    public Input<string>? Repository { get; set; }

    /// <summary>Who deploys the service, as IAM members. Left out, nobody is granted that here.</summary>
    [Input("deployers")]
    public IReadOnlyList<string>? Deployers { get; set; }

    /// <summary>
    /// Whether the service is protected where <see cref="ServiceSettings.DeletionProtection"/> says nothing. Left out, it is.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; set; }

    /// <summary>Whether the platform says that its services scale to zero. Left out, it does not.</summary>
    [Input("scaleToZero")]
    public bool? ScaleToZero { get; set; }

    /// <summary>Whether the platform says that an administrator has made the account. Left out, it is made.</summary>
    [Input("accountIsPrepared")]
    public bool? CheckAccountIsPrepared { get; set; }
}
