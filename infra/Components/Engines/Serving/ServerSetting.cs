namespace GpuInfra;

/// <summary>What an inference server is told by a flag or a variable, whatever it calls it.</summary>
public enum ServerSetting
{
    /// <summary>The address that it listens on.</summary>
    Host,

    /// <summary>The port that it listens on.</summary>
    Port,

    /// <summary>Address and port in one.</summary>
    HostAndPort,

    /// <summary>The model: a name, a folder or an address.</summary>
    Model,

    /// <summary>A repository of Hugging Face that it downloads the model from when it starts.</summary>
    Repository,

    /// <summary>The folder with the weights.</summary>
    ModelFolder,

    /// <summary>The tokens that are kept for each request.</summary>
    Context,

    /// <summary>The requests that are answered at once.</summary>
    Slots,

    /// <summary>The share of the GPU memory that it may take.</summary>
    GpuShare,

    /// <summary>The form of the numbers in the cache.</summary>
    CacheType,

    /// <summary>The form of the weights in memory.</summary>
    Quantization,

    /// <summary>The weights that stay outside of the GPU.</summary>
    Offloaded,

    /// <summary>How the weights are read.</summary>
    LoadFormat,

    /// <summary>GPUs that work on one model together.</summary>
    Gpus,

    /// <summary>The folder's place of a socket that it listens on, in place of a port.</summary>
    Socket,

    /// <summary>How long a model stays loaded that nobody asks.</summary>
    KeepAlive,

    /// <summary>What it computes on.</summary>
    Device,

    /// <summary>The layers of the model that are put on the GPU.</summary>
    GpuLayers,

    /// <summary>Whether nothing is downloaded.</summary>
    Offline,

    /// <summary>Which of a repository is downloaded.</summary>
    Revision,

    /// <summary>What requests call the model.</summary>
    ServedModel,
}
