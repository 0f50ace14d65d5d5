using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Server.Configuration;

/// <summary>Where and how the server listens. Configuration section <c>AgentAssist:Server</c>.</summary>
internal sealed class ServerOptions
{
    /// <summary>The address for gRPC, HTTP/2 without TLS.</summary>
    /// <value>An http address of this machine alone; default http://127.0.0.1:5080. Port 0 takes any free port.</value>
    [Required]
    public string GrpcAddress { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Largest message that a client may send, in bytes.</summary>
    /// <value>65,536 to 67,108,864; default 4,194,304 (4 MiB).</value>
    [Range(65_536, 67_108_864)]
    public int MaxMessageBytes { get; set; } = 4_194_304;

    /// <summary>How many seconds the server waits for calls in flight when it stops.</summary>
    /// <value>1 to 3,600 seconds; default 30.</value>
    [Range(1, 3_600)]
    public int DrainSeconds { get; set; } = 30;
}
