namespace AgentAssist.Core.Understanding.Risk;

/// <summary>
/// From which risk on something is done about it. The risk is a probability, and few conversations escalate: at 0.3, seven times what is
/// usual, a supervisor looks in vain twice of three times, which the third time is worth.
/// </summary>
internal static class RiskLevels
{
    /// <summary>Worth a glance: more than twice the usual risk.</summary>
    public const double Moderate = 0.1;

    /// <summary>A supervisor is told.</summary>
    public const double High = 0.3;

    /// <summary>Below this, what a supervisor was told is over.</summary>
    public const double HighClear = 0.2;

    /// <summary>A bot hands over: as likely as not it will end badly.</summary>
    public const double HandOver = 0.5;
}
