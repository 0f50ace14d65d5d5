namespace AgentAssist.Robustness.Traffic;

/// <summary>What people say in the run; invented.</summary>
internal static class Lines
{
    public static IReadOnlyList<string> Customer { get; } =
    [
        "Where is my refund?",
        "You charged me twice and nobody called me back!",
        "This is the third time I ask. I want to speak to a supervisor.",
        "Thanks, that helps.",
        "I am thinking of cancelling if this goes on.",
        "My internet has been down since Monday and I work from home.",
        "I will take this to the press.",
        "Could you tell me when the technician comes?",
    ];

    public static IReadOnlyList<string> Agent { get; } =
    [
        "I am sorry about that. Let me look.",
        "I see the second charge and will have it returned.",
        "The technician is booked for tomorrow morning.",
        "Is there anything else I can do?",
    ];
}
