namespace AgentAssist.Cli.Diagnosing;

/// <summary>How a check went.</summary>
internal enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Fine = 0,

    /// <summary>It works, and something deserves a look.</summary>
    Attention = 1,

    /// <summary>It does not work.</summary>
    Broken = 2,
}

/// <summary>One line of the doctor's report.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do; empty where nothing needs doing.</param>
internal sealed record CheckResult(CheckOutcome Outcome, string Name, string Found, string Advice = "");
