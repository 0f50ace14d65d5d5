namespace Grpc.Core;

/// <summary>The state of a channel or of one of its connections.</summary>
public enum ConnectivityState
{
    Idle = 0,
    Connecting = 1,
    Ready = 2,
    TransientFailure = 3,
    Shutdown = 4,
}
