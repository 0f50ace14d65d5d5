using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentAssist.Cli.Terminal;

/// <summary>A screen that is drawn again whenever something changes; what does not fit is cut off at the end.</summary>
internal static class LiveScreen
{
    /// <summary>Runs <paramref name="work"/>, which draws by calling what it is given, from any thread.</summary>
    public static Task RunAsync(IAnsiConsole screen, Func<Action<IRenderable>, Task> work)
    {
        var gate = new Lock();
        return screen.Live(Text.Empty)
            .Overflow(VerticalOverflow.Crop)
            .Cropping(VerticalOverflowCropping.Bottom)
            .StartAsync(context => work(content =>
            {
                lock (gate)
                {
                    context.UpdateTarget(content);
                }
            }));
    }
}
