using Boards.Hardware.Controllers.Cascades;
using Boards.Hardware.Controllers.FrontEnds.ExternalLines;
using Boards.Hardware.Controllers.FrontEnds.Routers;
using Boards.Hardware.Controllers.FrontEnds.WakeUp;
using Boards.Hardware.Controllers.Roots;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers;

/// <summary>The table of controllers.</summary>
internal static class InterruptControllers
{
    /// <summary>Every interrupt controller. A new one needs a file and a line here.</summary>
    public static ControllerTable Table { get; } = new(
    [
        new GicV2(), new GicV3(), new Plic(), new PlicWithSense(), new CpuIntc(), new Aplic(), new Imsic(),
        new Bcm2836L1(), new Bcm2835ArmControl(), new OmapIntc(), new SunxiIntc(), new Vic(), new Nvic(), new PlainIntc(),

        new SpiPassThrough(), new SpiInverter(), new SpiLevelHigh(), new MstarIntc(), new SunxiRIntc(), new QcomPdc(), new QcomMpm(),
        new Stm32Exti(), new Stm32GpioBank(), new LayerscapeExtIrq(), new RzA1Irqc(), new RzExternalLines(), new RzPinController(), new RzT2hIcu(), new ActionsSirq(), new UniphierGpio(),
        new TegraPmc(), new MesonGpioIntc(), new TiSciIntr(), new TiSciInta(), new TiCrossbar(), new MarvellIcu(), new Vf610Router(),

        new ImxIrqSteer(), new ImxIntMux(), new PrussIntc(), new EntryPerInput(), new ExynosCombiner(), new EntryPerGroup(), new QeIc(), new SingleOutput(), new BankedGpio(),
        new GpioBank(),
    ]);
}
