using AgentAssist.Core;
using Grpc.Core;

namespace AgentAssist.Server.Security;

/// <summary>
/// Says on whose behalf a call acts. Without sign-in there is one caller, and the server listens on loopback only: see
/// <see cref="LoopbackRule"/>.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Performance", "CA1822", Justification = "Injected: with sign-in the answer comes from the call and from configuration.")]
internal sealed class CallerSource
{
    public Caller Of(ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Caller.Local;
    }
}
