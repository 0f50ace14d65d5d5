namespace AgentAssist.Robustness.Node.Faults;

/// <summary>A clock that someone sets; timers and time stamps run on, as they do on a real machine.</summary>
internal sealed class ShiftedClock(Switchboard on) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromSeconds(on["clock offset"]);
}
