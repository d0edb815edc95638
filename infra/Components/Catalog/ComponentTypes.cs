namespace GpuInfra;

/// <summary>The type tokens of the components: a plan names its resources by them, so they stay.</summary>
public static class ComponentTypes
{
    /// <summary>What keeps a destroy from beginning.</summary>
    public const string DestroyGuard = "gpuinfra:index:DestroyGuard";

    /// <summary>What is asked of Google's quotas.</summary>
    public const string GpuQuota = "gpuinfra:index:GpuQuota";

    /// <summary>A service with a GPU.</summary>
    public const string GpuService = "gpuinfra:index:GpuService";

    /// <summary>A repository of images.</summary>
    public const string ImageRepository = "gpuinfra:index:ImageRepository";

    /// <summary>What the services of a region share.</summary>
    public const string InferencePlatform = "gpuinfra:index:InferencePlatform";

    /// <summary>A bucket of models.</summary>
    public const string ModelBucket = "gpuinfra:index:ModelBucket";

    /// <summary>What brings a model into the bucket.</summary>
    public const string ModelImport = "gpuinfra:index:ModelImport";

    /// <summary>A service that serves a model.</summary>
    public const string ModelService = "gpuinfra:index:ModelService";

    /// <summary>What pipelines run as.</summary>
    public const string PipelineIdentity = "gpuinfra:index:PipelineIdentity";

    /// <summary>A network without a way in.</summary>
    public const string PrivateNetwork = "gpuinfra:index:PrivateNetwork";

    /// <summary>The APIs of a project.</summary>
    public const string ProjectApis = "gpuinfra:index:ProjectApis";

    /// <summary>What a service runs as.</summary>
    public const string ServiceIdentity = "gpuinfra:index:ServiceIdentity";
}
